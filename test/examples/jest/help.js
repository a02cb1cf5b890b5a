/** Which of a customer's questions wait for an answer. Asks once more where THG is briefly away. */
const QUERY = '{ customer { discussions(limit: 50) { discussions { id status } } } }'

async function waiting({ token, send = fetch, url = 'https://api.thehut.net/myprotein/en/graphql' }) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Opaque ${token}` },
    body: JSON.stringify({ query: QUERY }),
  }
  let answer = await send(url, init)
  if (answer.status === 503) answer = await send(url, init)
  const { data } = await answer.json()
  return data.customer.discussions.discussions.filter(({ status }) => status === 'OUTSTANDING').map(({ id }) => id)
}

module.exports = { waiting }
