/** Some of a record's values, at any depth: what is not among them is not told. */
export type Told<Value> = {
  [Key in keyof Value]?: Value[Key] extends object ? Told<Value[Key]> : Value[Key];
};

type Fields = Record<string, unknown>;

/**
 * What of a parsed value the stored one tells itself. The rest are defaults, for what is missing or
 * damaged there, and nobody's word.
 */
export function toldBy<Value extends object>(value: Value, stored: unknown): Told<Value> {
  if (!isRecord(stored)) return {};
  const told = Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
    if (isRecord(one)) return isRecord(stored[key]) ? [[key, toldBy(one, stored[key])]] : [];
    return Object.is(one, stored[key]) ? [[key, one]] : [];
  });
  return Object.fromEntries(told) as Told<Value>;
}

/** How many of a stored value's known fields were damaged: those that the parsed value has otherwise. */
export function damagedIn(value: object, stored: unknown): number {
  if (!isRecord(stored)) return stored == null ? 0 : 1;
  return Object.entries(value).reduce((sum, [key, one]) => {
    if (!(key in stored)) return sum;
    if (isRecord(one)) return sum + damagedIn(one, stored[key]);
    return sum + (Object.is(one, stored[key]) ? 0 : 1);
  }, 0);
}

/** A value with what is told put in its place. */
export function withTold<Value extends object>(value: Value, told: Told<Value>): Value {
  const next: Fields = { ...(value as Fields) };
  for (const [key, one] of Object.entries(told)) {
    const before = next[key];
    next[key] = isRecord(one) ? withTold(isRecord(before) ? before : {}, one) : one;
  }
  return next as Value;
}

/** How many of the told values differ from those that are here, and how many do not. */
export function compareTold<Value extends object>(
  value: Value,
  told: Told<Value>,
): { changed: number; same: number } {
  const found = { changed: 0, same: 0 };
  for (const [key, one] of Object.entries(told)) {
    const here = (value as Fields)[key];
    if (isRecord(one)) {
      const { changed, same } = compareTold(isRecord(here) ? here : {}, one);
      found.changed += changed;
      found.same += same;
    } else if (Object.is(here, one)) found.same += 1;
    else found.changed += 1;
  }
  return found;
}

/** A value with a change of it taken back; what was changed again since stays as it is. */
export function withoutChange<Value extends object>(
  value: Value,
  before: Value,
  after: Value,
): Value {
  const next: Fields = { ...(value as Fields) };
  for (const [key, one] of Object.entries(after)) {
    const [was, is] = [(before as Fields)[key], next[key]];
    if (isRecord(one)) {
      if (isRecord(is)) next[key] = withoutChange(is, isRecord(was) ? was : {}, one);
    } else if (Object.is(is, one)) {
      if (was === undefined) delete next[key];
      else next[key] = was;
    }
  }
  return next as Value;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
