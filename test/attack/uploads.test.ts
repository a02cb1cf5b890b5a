import { expect, test } from 'vitest'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { JPEG, PATH, TOKEN } from '../vendors/thg/upload.ts'
import { HOSTILE_TEXTS, hostileText } from './hostile.ts'
import { createTarget, holdRoundTrip, sized, TIMEOUT } from './target.ts'

const BOUNDARIES = [
  'x',
  'x',
  'x',
  '',
  '"x"',
  '"x',
  'x y',
  'x\\',
  '-'.repeat(70),
  'b'.repeat(300),
  '\u00e4',
  '; charset=x',
]
const PATHS = [
  PATH,
  PATH,
  PATH,
  `${PATH}0`,
  `${PATH}/x`,
  `/w/uploads${PATH}`,
  `${PATH.slice(0, -8)}__proto__`,
  `${PATH}@x`,
]
const NAMES = [
  'attachment',
  'attachment',
  'uploadToken',
  'uploadToken',
  'uploadtoken',
  'x',
  '',
  '__proto__',
  'constructor',
  'a"b',
  '\u0000',
]
const DISPOSITIONS = [
  (name: string, filename: string) => `form-data; name="${name}"; filename="${filename}"`,
  (name: string, filename: string) => `form-data; name="${name}"; filename=${filename}`,
  (name: string, filename: string) =>
    `form-data; name=${name}; filename*=UTF-8''${encodeURIComponent(filename.replaceAll(/[\ud800-\udfff]/g, ''))}`,
  (name: string, filename: string) => `form-data; name="${name}"; filename*=utf-16'x'%ff%fe${filename}`,
  (name: string) => `form-data; name="${name}"`,
  (name: string) => `form-data; name="${name}"; name="other"; filename="a"; filename="b"`,
  (name: string) => `attachment; name="${name}"`,
  () => 'form-data',
  () => '',
]
const TYPES = [
  'image/jpeg',
  'text/plain',
  '',
  'nonsense',
  'image/jpeg; charset="',
  'multipart/mixed; boundary=x',
  'x/'.repeat(500),
  'text/html\u0000',
  'message/rfc822',
]
const CONTENTS = [
  JPEG,
  Buffer.from(''),
  Buffer.from('hello'),
  Buffer.alloc(100_000, 'x'),
  Buffer.from('--x--\r\n'),
  Buffer.from('\r\n--x\r\n\r\n'),
  Buffer.from([0, 255, 13, 10, 45, 45]),
]

function onePart(random: SeededRandom): Buffer {
  const name = random.pick(NAMES)
  const isToken = name === 'uploadToken'
  const filename = random.chance(0.5)
    ? 'a.jpg'
    : hostileText(random)
        .slice(0, 2000)
        .replaceAll(/[\r\n]/g, random.chance(0.1) ? '\n' : ' ')
  const disposition =
    isToken && random.chance(0.8) ? `form-data; name="${name}"` : random.pick(DISPOSITIONS)(name, filename)
  const lines = [
    random.chance(0.95) ? '--x' : random.pick(['--y', '-x', '--x--', '--x--x']),
    ...(random.chance(0.95) ? [`Content-Disposition: ${disposition}`] : []),
    ...(random.chance(0.5) ? [`Content-Type: ${random.pick(TYPES)}`] : []),
    ...(random.chance(0.1) ? ['Content-Transfer-Encoding: base64'] : []),
    ...(random.chance(0.05) ? [`X-Long: ${'v'.repeat(100_000)}`, 'no colon'] : []),
  ]
  const content = isToken && random.chance(0.8) ? Buffer.from(TOKEN) : random.pick(CONTENTS)
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), content, Buffer.from('\r\n')])
}

/** A form that is broken in some way, or a good one in some cases. */
function form(random: SeededRandom): Buffer {
  const good = ['', `--x\r\nContent-Disposition: form-data; name="uploadToken"\r\n\r\n${TOKEN}\r\n`]
  const parts = Array.from({ length: random.chance(0.02) ? 150 : 1 + random.below(4) }, () => onePart(random))
  const end = random.chance(0.85) ? '--x--\r\n' : random.pick(['', '--x', '--x-', '--y--'])
  const bytes = Buffer.concat([Buffer.from(random.pick(good)), ...parts, Buffer.from(end)])
  return random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes
}

test(
  '[ours] whatever is uploaded: never 500, and what was taken comes out of the state as it is',
  async () => {
    const kit = await createTarget()
    const total = sized(100, 5000)
    let kept = 0
    for (let i = 0; i < total; i++) {
      const random = createSeededRandom(i)
      const boundary = random.pick(BOUNDARIES)
      const type = random.chance(0.95) ? `multipart/form-data; boundary=${boundary}` : random.pick(TYPES).slice(0, 50)
      const headers = { 'content-type': type.replaceAll(/[^\u0020-\u007e]/g, '?') || 'x/y' }
      const answer = await kit.ways[i % 2]!('POST', random.pick(PATHS), new Uint8Array(form(random)), headers)
      if (answer.status === 200) kept++
      if (i % 50 === 49) {
        await holdRoundTrip(kit.inProcess)
        for (const { token } of kit.world.thg.state.attachments.all())
          for (const query of ['', '?raw'])
            await kit.inProcess('GET', `/_sim/thg/attachments/${encodeURIComponent(token)}${query}`)
        kit.world.reset()
      }
    }
    expect(kept).toBeGreaterThan(0)
    expect(HOSTILE_TEXTS.length).toBeGreaterThan(20)
    await kit.survived(`${total} forms, ${kept} answered as the vendor does`)
  },
  TIMEOUT,
)
