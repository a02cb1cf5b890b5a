import { usePage } from '../page/use-page.ts'
import { variablesOf } from './variables.ts'

/** The place Endpoints: where clients call and as whom, ready to be copied. */
export function Endpoints() {
  const page = usePage()
  const vendors = page.vendors.value
  const variables = variablesOf(page.origin + page.prefix, page.world, vendors)
  return (
    <div class="page stack">
      <h1>Endpoints</h1>
      {vendors.map(({ name, title, urls, credentials }) => (
        <section key={name} class={`card stack vendor-card ${name}`} aria-labelledby={`endpoints-${name}`}>
          <h2 id={`endpoints-${name}`}>{title}</h2>
          {urls.map(url => (
            <p key={url} class="row">
              <code>{url}</code>
              <Copy text={url} what={url} />
              <a class="button" href={new URL(url).pathname} target="_blank" aria-label={`GraphiQL for ${url}`}>
                GraphiQL
              </a>
            </p>
          ))}
          <ul class="lines">
            {credentials.map(({ header, who }) => (
              <li key={header} class="row">
                <code>{header}</code>
                <span class="muted">{who}</span>
                <Copy text={header} what={header} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section class="card stack" aria-labelledby="variables">
        <div class="row spread">
          <h2 id="variables">Variables</h2>
          <Copy text={variables} what="variables" />
        </div>
        <pre>{variables}</pre>
      </section>
      <section class="card row" aria-label="Control plane">
        <a class="button" href="/_sim/guide" target="_blank">
          Guide
        </a>
        <a class="button" href={`${page.prefix}/_sim/docs`} target="_blank">
          Control plane: documentation
        </a>
        <a class="button" href="/_sim/openapi.json" target="_blank">
          OpenAPI
        </a>
        <a class="button" href={`${page.prefix}/_sim/info`} target="_blank">
          What is simulated
        </a>
      </section>
    </div>
  )
}

function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const page = usePage()
  return (
    <button
      aria-label={`Copy ${what}`}
      onClick={() =>
        page.attempt(async () => {
          await navigator.clipboard.writeText(text)
          page.tell('done', 'Copied.')
        })
      }
    >
      Copy
    </button>
  )
}
