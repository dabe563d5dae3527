/** Labels of the page's data are keys of texts; "@key" inside other words is one too. */
export function labelOf(key: string): string {
  const { text, term } = window.farside;
  const name = text(key.replace(/^@/, ""));
  return name === key.replace(/^@/, "") ? term(key) : name;
}
