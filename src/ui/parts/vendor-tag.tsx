import { usePage } from '../page/use-page.ts'

/** A vendor by the first word of its title, in its colour. */
export function VendorTag({ name }: { readonly name: string }) {
  const title = usePage().vendors.value.find(vendor => vendor.name === name)?.title ?? name
  return <span class={`tag vendor ${name}`}>{title.split(' ', 1)[0]}</span>
}
