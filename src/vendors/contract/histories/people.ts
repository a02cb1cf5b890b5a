/** Made-up people. Only histories import this file, because it loads faker in two languages. */
import type { Faker, LocaleDefinition } from '@faker-js/faker'
import { faker as german } from '@faker-js/faker/locale/de'
import { faker as english } from '@faker-js/faker/locale/en'
import type { Chance } from './chance.ts'

/** The languages that histories speak. */
export type Language = 'en' | 'de'

/** A person. */
export interface Person {
  readonly language: Language
  readonly first: string
  readonly last: string
  /** First and last name. */
  readonly name: string
  /** The name as part of an e-mail address. */
  readonly mailbox: string
}

/** Makes up people, the same for the same chance: fakers of our own, as a test may use the shared ones itself. */
export function peopleOf(chance: Chance): (language: Language) => Person {
  const fakers = { en: ownFaker(english, chance), de: ownFaker(german, chance) }
  return language => {
    const { person } = fakers[language]
    const first = person.firstName()
    const last = person.lastName()
    return { language, first, last, name: `${first} ${last}`, mailbox: mailbox(`${first}.${last}`) }
  }
}

/** A name in letters that every mail server takes. */
export function mailbox(name: string): string {
  const spelt = name.toLowerCase().replaceAll(/[äöüß]/g, letter => UMLAUTS[letter] ?? letter)
  return spelt.normalize('NFD').replaceAll(/[^a-z0-9.]+/g, '')
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

function ownFaker(shared: Faker, chance: Chance): Faker {
  const own = new (shared.constructor as new (options: { locale: LocaleDefinition }) => Faker)({
    locale: shared.rawDefinitions,
  })
  own.seed(chance.below(2 ** 31))
  return own
}
