import type * as z from 'zod/mini';

/** The entries of a stored record under the names that there are; those that are damaged are left out. */
export function readableEntries<Name extends string, Type extends z.ZodMiniType>(
  names: readonly Name[],
  value: Type,
  stored: unknown,
): { [Key in Name]?: z.output<Type> } {
  const held: Record<string, unknown> = typeof stored === 'object' && stored ? { ...stored } : {};
  return Object.fromEntries(
    names.flatMap((name) => {
      const { data } = value.safeParse(held[name]);
      return data === undefined ? [] : [[name, data]];
    }),
  ) as { [Key in Name]?: z.output<Type> };
}
