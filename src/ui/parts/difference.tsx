/** A record as plain data. */
type Fields = Readonly<Record<string, unknown>>

/** What a change did to a record: its members that changed, before and after; the others where they are asked for. */
export function Difference({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  // What was not there and what is null are the same to a reader.
  const changed = names.filter(name => JSON.stringify(old[name] ?? null) !== JSON.stringify(now[name] ?? null))
  const same = names.filter(name => !changed.includes(name))
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
          <summary>{same.length === 1 ? '1 member is as it was' : `${same.length} members are as they were`}</summary>
          <pre>{JSON.stringify(Object.fromEntries(same.map(name => [name, now[name]])), null, 2)}</pre>
        </details>
      )}
    </>
  )
}

function fieldsOf(record: unknown): Fields {
  return typeof record === 'object' && record !== null ? (record as Fields) : {} // a record of the engine's is plain data
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
