/** A host on which the vendor's real API is. */
export interface VendorHost {
  readonly host: RegExp
  /** Its URL for people, placeholders in angle brackets. */
  readonly url: string
  /** Where a path of this host leads in the simulator; undefined for a path that is not simulated. */
  toPath(path: string): string | undefined
}
