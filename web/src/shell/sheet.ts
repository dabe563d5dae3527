/** A bundle's own style sheet, asked for once, where only its pages need it. */
const asked = new Map<string, Promise<void>>();

export function sheet(name: string): Promise<void> {
  let promise = asked.get(name);
  if (!promise) {
    promise = new Promise(resolve => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = `${window.farside.root}assets/${name}.css`;
      link.onload = link.onerror = () => resolve();
      // Before the site's own sheet, which has the last word.
      document.head.insertBefore(link, document.querySelector('link[rel="stylesheet"]'));
    });
    asked.set(name, promise);
  }

  return promise;
}
