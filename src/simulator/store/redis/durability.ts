/** How safe it is in Redis what was acknowledged, for the start to tell. */

/** The settings of Redis that say what an acknowledged change survives. */
export const DURABILITY_SETTINGS = ['appendonly', 'appendfsync', 'save', 'maxmemory', 'maxmemory-policy'] as const

type Settings = Readonly<Partial<Record<(typeof DURABILITY_SETTINGS)[number], string>>>

/** What an acknowledged change survives with these settings, in a sentence or two; undefined are settings that cannot be read. */
export function durabilityOf(settings: Settings | undefined): string {
  if (!settings) return 'How durable Redis is cannot be read; what was acknowledged is as safe as it is set there.'
  const { maxmemory = '0', 'maxmemory-policy': policy = 'noeviction' } = settings
  if (maxmemory === '0' || policy === 'noeviction') return ofDisk(settings)
  return `${ofDisk(settings)} It forgets worlds when its memory is full (maxmemory-policy ${policy}): set noeviction.`
}

function ofDisk({ appendonly, appendfsync, save }: Settings): string {
  if (appendonly === 'yes' && appendfsync === 'always')
    return 'Redis has appendfsync always: what was acknowledged survives its end, too.'
  if (appendonly === 'yes')
    return `Redis has appendfsync ${appendfsync}: when it dies it may lose what was acknowledged in the last second or more.`
  return save
    ? 'Redis writes snapshots only (appendonly no): when it dies it loses what was acknowledged since the last one.'
    : 'Redis writes nothing to its disk (appendonly no, save empty): what was acknowledged ends with it.'
}
