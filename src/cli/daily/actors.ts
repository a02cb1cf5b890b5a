import type { Command } from 'commander'
import { clientCommand, printing } from '../control/client-command.ts'

/** What the control plane says of actors. */
interface Playing {
  readonly actors: readonly (string | object)[]
  readonly readyMade: readonly string[]
}

/** `backlot actors [NAME ...]`: who plays the other side by itself; with names, these and no others. */
export function actorsCommand(name: string, summary: string): Command {
  const command = clientCommand(
    name,
    summary,
    '  backlot actors\n  backlot actors prompt slow-seller\n  backlot actors silent',
  ).argument('[names...]', 'ready-made casts that play from now on, in the place of all others')
  return printing(command, async (client, _, names) => {
    const playing =
      names.length === 0
        ? await client.get<Playing>('/actors', 'actors')
        : await client.post<Playing>('/actors', { actors: names }, 'PUT')
    const cast = playing.actors.map(actor => (typeof actor === 'string' ? actor : JSON.stringify(actor)))
    const text = `Playing in world ${client.world}: ${cast.join(', ') || 'none'}.\nReady-made: ${playing.readyMade.join(', ')}.`
    return { text, json: playing }
  })
}
