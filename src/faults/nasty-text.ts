import { createHash } from 'node:crypto'

/** How long the long variant of a text is at least, characters. */
const LONG = 2000
/** Ordinary texts. */
const ORDINARY = /^(?=.{2,1000}$)[\p{L}\p{N}"'(¿¡](?!.* {2})[\p{L}\p{N}\p{P}\p{Sc}+ ]*$/u

/** A number in [0, 1) that depends only on the seed and the key. */
export function chance(seed: number, key: string): number {
  return createHash('sha256').update(`nasty:${seed}:${key}`).digest().readUInt32BE(0) / 0x1_0000_0000
}

/** A variant of a text that clients rarely meet: the same for the same seed and key. Never empty where the text is not. */
export function nastyText(seed: number, key: string, text: string): string {
  const variants = [
    text,
    `\u202b\u0645\u0631\u062d\u0628\u0627 ${text} \u05e9\u05dc\u05d5\u05dd\u202c`,
    `${text} \u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f3f3}\ufe0f\u200d\u{1f308} \u{2070e}\u{1d4b3}`,
    `${text} `.repeat(Math.ceil(LONG / (text.length + 1))),
    [...text][0] ?? text,
    `  \t${text.replaceAll(' ', ' \u00a0 ')}\r\n\n `,
    `<b>${text}</b> & "quoted" \\ \u0000'; --`.replace('\u0000', '\u200b'),
    text.normalize('NFD') + '\u0301\u0323',
  ]
  return variants[Math.floor(chance(seed, `text ${key}`) * variants.length)]!
}

/** Whether this is an ordinary text: short, of letters, digits and punctuation. */
export function isOrdinary(text: string): boolean {
  return ORDINARY.test(text)
}
