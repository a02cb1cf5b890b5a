import { changesOf, fieldsOf } from './changes.ts'

/** What a change did to a record: its members that changed, before and after; the others where they are asked for. */
export function Difference({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const changed = changesOf(old, now)
  const same = Object.keys(now).filter(name => !changed.includes(name))
  return (
    <>
      <dl class="difference">
        {changed.map(name => (
          <div key={name}>
            <dt>{name}</dt>
            {name in old && old[name] !== null && (
              <dd>
                <del>{show(old[name])}</del>
              </dd>
            )}
            {name in now && now[name] !== null && (
              <dd>
                <ins>{show(now[name])}</ins>
              </dd>
            )}
          </div>
        ))}
      </dl>
      {before !== null && same.length > 0 && (
        <details>
          <summary>The same: {same.length}</summary>
          <pre>{JSON.stringify(Object.fromEntries(same.map(name => [name, now[name]])), null, 2)}</pre>
        </details>
      )}
    </>
  )
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
