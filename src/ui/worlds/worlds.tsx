import { useAnswer, usePage } from '../page/use-page.ts'
import { instantOf } from '../parts/texts.ts'
import { Casts } from './casts.tsx'
import { WorldButtons } from './world-buttons.tsx'

/** The place Worlds: all of them, what can be done with this one, and who plays in it. */
export function Worlds() {
  const page = usePage()
  const { value } = useAnswer('GET /worlds')
  return (
    <div class="page stack">
      <h1>Worlds</h1>
      <WorldButtons />
      <div class="wide" tabIndex={0}>
        <table aria-label="Worlds">
          <thead>
            <tr>
              {['World', 'Seed', 'Clock', 'Time there', 'Credentials', 'Made'].map(title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value?.worlds.map(({ id, seed, clock, auth, createdAt }) => (
              <tr key={id} aria-current={id === page.world ? 'true' : undefined}>
                <td>
                  <a data-row href={`${id === 'default' ? '' : `/w/${id}`}/#/worlds`}>
                    {id}
                  </a>
                </td>
                <td class="code">{seed}</td>
                <td>{clock.mode}</td>
                <td class="code">{instantOf(clock.now)}</td>
                <td>{auth}</td>
                <td class="code">{createdAt && instantOf(createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Casts />
    </div>
  )
}
