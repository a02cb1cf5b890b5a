/** In the bundle this takes the place of packages that others name and no code here uses. */
export default undefined
