/** The parts of the guide: pages, their headings and their sections. */

/** A Markdown page. */
export interface GuidePage {
  /** What its address ends with: of a page of the guide's folder such as `faults`, of another its path in the package. */
  readonly name: string
  /** The file's path in the package. */
  readonly path: string
  /** The text of its first heading. */
  readonly title: string
  readonly source: string
}

/** A heading of a page. */
export interface GuideHeading {
  /** From 1, the page's title. */
  readonly level: number
  readonly text: string
  /** What leads to it behind `#`: the same as on GitHub. */
  readonly anchor: string
}

/** A part of a page that a search can find. */
export interface GuideSection {
  readonly page: GuidePage
  readonly heading: GuideHeading
  /** What stands below the heading, as plain text. */
  readonly text: string
}

/** A page for a browser. */
export interface RenderedPage {
  readonly html: string
  /** In their order; the first one is the title's. */
  readonly sections: readonly GuideSection[]
}
