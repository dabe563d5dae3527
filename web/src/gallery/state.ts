/** The gallery's state lives in the address, so that it can be shared and gone back to. */
import { facetNames, type FacetName } from "../contract";

export type Sort = "newest" | "oldest" | "best" | "title" | "sun";
export const sorts: Sort[] = ["newest", "oldest", "best", "sun", "title"];

export interface State {
  q: string;
  facets: Record<FacetName, string[]>;
  days: number[];
  from: string;
  to: string;
  sunMin: number | null;
  sunMax: number | null;
  sort: Sort;
  view: "rows" | "sheet";
}

export const emptyState = (): State => ({
  q: "", facets: { kind: [], mission: [], instrument: [], mode: [], eye: [], sequence: [], station: [] },
  days: [], from: "", to: "", sunMin: null, sunMax: null, sort: "newest", view: "rows",
});

/** Reads `#q=…&kind=a,b&day=1`; what it does not know it leaves out. */
export function parseState(hash: string): State {
  const state = emptyState();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name = "", value = ""] = part.split(/=(.*)/s);
    if (value === "") continue;
    if ((facetNames as readonly string[]).includes(name)) state.facets[name as FacetName] = list(value);
    else if (name === "day") state.days = list(value).map(Number).filter(Number.isInteger);
    else if (name === "sort" && sorts.includes(value as Sort)) state.sort = value as Sort;
    else if (name === "view" && value === "sheet") state.view = "sheet";
    else if (name === "q") state.q = decode(value).slice(0, 200);
    else if ((name === "from" || name === "to") && isDate(decode(value))) state[name] = decode(value);
    else if ((name === "sunMin" || name === "sunMax") && Number.isFinite(Number(value))) state[name] = Number(value);
  }

  return state;
}

export function formatState(state: State): string {
  const parts: string[] = [];
  const add = (name: string, value: string): void => { if (value !== "") parts.push(`${name}=${value}`); };
  add("q", encodeURIComponent(state.q));
  for (const name of facetNames) add(name, state.facets[name].map(encodeURIComponent).join(","));
  add("day", state.days.join(","));
  add("from", state.from);
  add("to", state.to);
  add("sunMin", state.sunMin === null ? "" : String(state.sunMin));
  add("sunMax", state.sunMax === null ? "" : String(state.sunMax));
  add("sort", state.sort === "newest" ? "" : state.sort);
  add("view", state.view === "rows" ? "" : state.view);
  return parts.length === 0 ? "" : `#${parts.join("&")}`;
}

export const isFiltered = (state: State): boolean => formatState({ ...state, sort: "newest", view: "rows" }) !== "";

const list = (value: string): string[] => value.split(",").filter(Boolean).map(decode);
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
