/** The English texts that scripts may need, out of the site's one file of them; the build picks them. */
declare module "virtual:strings" {
  const texts: Record<string, string>;
  export default texts;
}
