/** Files that are said in chats with their bytes, and where they are served. */
import { worldError } from '../../../world/errors.ts'
import type { World } from '../../../world/world.ts'
import type { Place } from '../../contract/act.ts'
import { BytesAnswer } from '../../contract/route.ts'
import type { MessageRow } from '../records.ts'
import type { GuuruState } from '../state.ts'

/** What their paths begin with; id and name follow. */
export const FILES_PATH = '/guuru/attachments'

/** Keeps a file; answers its path. */
export function keepFile({ attachments }: GuuruState, id: string, filename: string, mimetype: string, content: string) {
  attachments.insert({ id, filename, mimetype, size: Buffer.byteLength(content, 'base64'), content })
  return `${FILES_PATH}/${id}/${encodeURIComponent(Buffer.from(filename).toString())}`
}

/** Refuses with `WORLD_FULL` a file for which the world has no room. */
export function assertRoomForFile({ world }: Place<GuuruState>, content: string): void {
  if (world.hasRoomForFile(Buffer.byteLength(content, 'base64'))) return
  throw worldError(
    'WORLD_FULL',
    `The world "${world.id}" has no room for this file; allow more with --uploads-max-bytes.`,
  )
}

/** A file as it is served. Refuses an id that no file has. */
export function fileOf({ attachments }: GuuruState, id: string): BytesAnswer {
  const { mimetype, filename, content } = attachments.require(id)
  return new BytesAnswer(mimetype, filename, Buffer.from(content, 'base64'))
}

/** Where a file is, for clients: one of this world's has the simulator's own address before its path. */
export function toAddress({ filesUrl }: World, url: string): string {
  return url.startsWith('/') ? filesUrl + url : url
}

/** A message with such an address, if it has one at all. */
export function withAddress(world: World, message: MessageRow): MessageRow {
  const { attachment } = message
  return attachment ? { ...message, attachment: { ...attachment, url: toAddress(world, attachment.url) } } : message
}
