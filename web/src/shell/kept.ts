/** The reader's choices, kept in the browser where it allows that; a refusal (private windows, some file: pages) costs nothing. */

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`farside.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`farside.${name}`, value);
  } catch {
    // The choice lasts for this page only.
  }
}
