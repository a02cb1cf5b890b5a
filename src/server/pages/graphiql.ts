import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import type { AnyVendor } from '../../vendors/contract/vendor.ts'
import type { Simulator } from '../../simulator/simulator.ts'

/** GraphiQL for one endpoint: the vendor's sample operations, its first credential filled in, nothing from a CDN. */
export function renderVendorGraphiQL(sim: Simulator, vendor: AnyVendor, path: string): string {
  const [credential] = vendor.credentials(sim.world().state(vendor))
  const [header = '', ...value] = credential?.header.split(': ') ?? []
  return renderGraphiQL({
    title: `backlot: ${vendor.title}`,
    endpoint: path,
    defaultQuery: vendor.samples,
    ...(credential ? { headers: JSON.stringify({ [header]: value.join(': ') }, null, 2) } : {}),
    shouldPersistHeaders: false,
  })
}
