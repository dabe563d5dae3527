/** Data files are classic scripts that call farside.put: the one way that works from disk too. */

const waiting = new Map<string, Promise<unknown>>();
const turns = new Map<string, Promise<unknown>>();
const arrived = new Map<string, (value: unknown) => void>();

export const root = document.documentElement.dataset["root"] ?? "";

export function put(name: string, value: unknown): void {
  arrived.get(name)?.(value);
}

/** The value of data/NAME.js. */
export const load = <T>(name: string): Promise<T> => loadFrom<T>(`${root}data/${name}.js`, name);

/** The value that FILE, beside this page, puts under NAME. */
export const loadBeside = <T>(file: string, name: string): Promise<T> => loadFrom<T>(file, name);

/** Lets go of what was loaded, so that a page that goes through many files holds few; asked for again it is loaded again. */
export const forget = (file: string): void => void waiting.delete(file);

/** A name may be put by several files (each product has its own outlines): what was loaded is known by its address. */
function loadFrom<T>(address: string, name: string): Promise<T> {
  const known = waiting.get(address);
  if (known) return known as Promise<T>;
  const turn = (turns.get(name) ?? Promise.resolve()).then(() => inject(address, name));
  turns.set(name, turn.catch(() => undefined));
  waiting.set(address, turn);
  turn.catch(() => waiting.delete(address));
  return turn as Promise<T>;
}

function inject(address: string, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let isHere = false;
    arrived.set(name, value => {
      isHere = true;
      resolve(value);
    });
    const script = document.createElement("script");
    script.src = address;
    script.onerror = () => reject(new Error(`${address}: no such data file`));
    script.onload = () => {
      script.remove();
      if (!isHere) reject(new Error(`${address}: puts nothing named ${name}`));
    };
    document.head.append(script);
  });
}
