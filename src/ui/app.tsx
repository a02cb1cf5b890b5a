/** The script of the dashboard: everything that it does is a call of the control plane, or of a vendor's API. */
import { render } from 'preact'
import { Frame } from './frame/frame.tsx'
import { followKeys } from './frame/keys.ts'
import { Page } from './page/page.ts'
import { PageContext } from './page/use-page.ts'

const root = document.querySelector('#root')
if (root) {
  const page = new Page()
  page.start()
  followKeys()
  render(
    <PageContext.Provider value={page}>
      <Frame />
    </PageContext.Provider>,
    root,
  )
}
