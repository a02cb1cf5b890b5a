/** What factories and calls that make records are given. */
export type { Given } from '../../src/vendors/contract/records.ts'
