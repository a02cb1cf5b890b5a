/** A small client of GUURU's API, as an integrator might have one: it takes a chat for an agent, or tells who did. */
export async function takeChat(
  chatId: string,
  agent: { readonly id: string; readonly name: string },
  { token, url = 'https://api.guuru.com/graphql', send = fetch }: ClientOptions,
): Promise<'taken' | 'too late'> {
  const ask = async (query: string, variables: object) => {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    return response.json() as Promise<{
      data: Record<string, string> | null
      errors?: { extensions: { code: string } }[]
    }>
  }
  const { data } = await ask('mutation($input: PersonaInput!) { createPersona(input: $input) }', {
    input: { providerId: agent.id, name: agent.name },
  })
  const accepted = await ask(
    'mutation($chatId: ID!, $personaId: ID!) { acceptChat(id: $chatId, input: { personaId: $personaId }) { status } }',
    { chatId, personaId: data?.['createPersona'] },
  )
  const [error] = accepted.errors ?? []
  if (error && error.extensions.code !== 'CHAT_ALREADY_ACCEPTED') throw new Error(error.extensions.code)
  return error ? 'too late' : 'taken'
}

interface ClientOptions {
  readonly token: string
  readonly url?: string
  readonly send?: (url: string, init: RequestInit) => Promise<Response>
}
