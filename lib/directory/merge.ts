import type { Directory, Startup } from './directory.ts';
import type { LiveDirectory, LiveStartup } from './live.ts';
import { nameKey } from './records.ts';

/**
 * The bundled directory with a refresh merged over it, by id: names, phases, incubators, pitches,
 * contacts and source code. New Startups are added; those that are no longer served stay and are
 * marked. When the bundled copy is the younger one (after an update of the extension), its facts
 * stay and only pitches and contacts are added.
 */
export function mergeDirectory(bundled: Directory, live: LiveDirectory | null): Directory {
  if (!live) return bundled;
  const served = new Map(live.startups.map((startup) => [startup.id, startup]));
  if (live.date < bundled.date) {
    return {
      ...bundled,
      startups: bundled.startups.map((startup) => withWords(startup, served.get(startup.id))),
    };
  }
  const known = new Set(bundled.startups.map(({ id }) => id));
  const startups = [
    ...bundled.startups.map((startup) => refreshed(startup, served.get(startup.id))),
    ...live.startups.filter(({ id }) => !known.has(id)).map(added),
  ];
  const incubators = new Map(
    [...bundled.incubators, ...live.incubators].map((one) => [one.id, one] as const),
  );
  return {
    date: live.date,
    startups: withoutTakenNames(joinMoved(startups)),
    incubators: [...incubators.values()],
    organisations: bundled.organisations,
  };
}

function withWords(startup: Startup, live: LiveStartup | undefined): Startup {
  if (!live) return startup;
  const { pitch, contact } = live;
  return { ...startup, ...(pitch !== null && { pitch }), ...(contact !== null && { contact }) };
}

function refreshed(startup: Startup, live: LiveStartup | undefined): Startup {
  if (!live) return { ...startup, unlisted: true };
  const isReviewed =
    live.name === startup.name ||
    [startup.name, ...startup.formerNames].some((name) => nameKey(name) === nameKey(live.name));
  return {
    ...withWords(startup, live),
    name: live.name,
    formerNames: distinct([...startup.formerNames, ...live.formerNames, startup.name], live.name),
    phase: live.phase,
    phaseStart: live.phaseStart,
    incubators: sameMembers(startup.incubators, live.incubators)
      ? startup.incubators
      : live.incubators,
    repositories: live.repositories,
    ...(!live.listed && { unlisted: true }),
    ...(!isReviewed && { unreviewedName: true }),
  };
}

/** A Startup that the bundled copy does not have: its sponsors and product are unknown. */
function added(live: LiveStartup): Startup {
  const { id, name, phase, phaseStart, incubators, repositories } = live;
  const startup = { id, name, phase, phaseStart, incubators, repositories };
  const nothing = { formerNames: [], formerIds: [], sponsors: [], product: null, impact: null };
  return { ...refreshed({ ...startup, ...nothing }, live), unreviewedName: true };
}

/**
 * A Startup whose id was changed is served under the new id only: the old record of the same name
 * is no other Startup. The bundled facts move to the new id.
 */
function joinMoved(startups: readonly Startup[]): readonly Startup[] {
  // Usually none has vanished; this runs at every start of the extension.
  if (!startups.some(({ unlisted }) => unlisted)) return startups;
  const listed = new Map(
    startups.filter(({ unlisted }) => !unlisted).map((one) => [nameKey(one.name), one]),
  );
  const moved = new Map<Startup, Startup>();
  for (const old of startups) {
    const present = old.unlisted && listed.get(nameKey(old.name));
    if (present) moved.set(present, old);
  }
  const gone = new Set(moved.values());
  return startups.flatMap((startup) => {
    if (gone.has(startup)) return [];
    const old = moved.get(startup);
    if (!old) return [startup];
    const { unreviewedName, ...reviewed } = startup;
    return [
      {
        ...(old.unreviewedName ? startup : reviewed),
        formerIds: distinct([...old.formerIds, old.id, ...startup.formerIds], startup.id),
        formerNames: distinct([...old.formerNames, ...startup.formerNames], startup.name),
        sponsors: startup.sponsors.length > 0 ? startup.sponsors : old.sponsors,
        product: startup.product ?? old.product,
        impact: startup.impact ?? old.impact,
      },
    ];
  });
}

/** A former name that is now another Startup's would name the wrong one. */
function withoutTakenNames(startups: readonly Startup[]): Startup[] {
  const current = new Set(startups.map(({ name }) => nameKey(name)));
  return startups.map((startup) => {
    const formerNames = startup.formerNames.filter((name) => !current.has(nameKey(name)));
    return formerNames.length === startup.formerNames.length
      ? startup
      : { ...startup, formerNames };
  });
}

/** The served file has no order: the known one stays first. */
function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}

/** The values, each once, without the present one. */
function distinct(values: readonly string[], present: string): string[] {
  return [...new Set(values)].filter((value) => value !== present);
}
