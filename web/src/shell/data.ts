/** Data files are classic scripts that call farside.put: the one way that works from disk too. */

const values = new Map<string, unknown>();
const waiting = new Map<string, Promise<unknown>>();
const arrived = new Map<string, (value: unknown) => void>();

export const root = document.documentElement.dataset["root"] ?? "";

export function put(name: string, value: unknown): void {
  values.set(name, value);
  arrived.get(name)?.(value);
}

/** The value of data/NAME.js. */
export const load = <T>(name: string): Promise<T> => loadFrom<T>(`${root}data/${name}.js`, name);

/** The value that FILE, beside this page, puts under NAME. */
export const loadBeside = <T>(file: string, name: string): Promise<T> => loadFrom<T>(file, name);

function loadFrom<T>(address: string, name: string): Promise<T> {
  const known = waiting.get(name);
  if (known) return known as Promise<T>;
  const promise = values.has(name) ? Promise.resolve(values.get(name)) : inject(address, name);
  waiting.set(name, promise);
  promise.catch(() => waiting.delete(name));
  return promise as Promise<T>;
}

function inject(address: string, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    arrived.set(name, resolve);
    const script = document.createElement("script");
    script.src = address;
    script.onerror = () => reject(new Error(`${address}: no such data file`));
    script.onload = () => {
      script.remove();
      if (!values.has(name)) reject(new Error(`${address}: puts nothing named ${name}`));
    };
    document.head.append(script);
  });
}
