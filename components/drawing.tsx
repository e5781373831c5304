/** Lines of an offer's text: where each begins, how long it is. */
const LINES: readonly [y: number, width: number, isTitle?: boolean][] = [
  [62, 128, true],
  [84, 84],
  [116, 190],
  [132, 176],
  [148, 184],
  [164, 120],
  [196, 96, true],
  [218, 188],
  [234, 164],
  [250, 178],
];

/** Repère's three answers, by the numbers that the words beside the drawing carry. */
const ANSWERS: readonly [number: number, y: number][] = [
  [1, 92],
  [2, 150],
  [3, 196],
];

/** An offer's page with the panel beside it. Decoration: the words beside say the same. */
export function Drawing() {
  return (
    <svg class="drawing" viewBox="0 0 480 300" aria-hidden="true">
      <rect class="window" x="1" y="1" width="478" height="298" rx="14" />
      <path class="edge" d="M1 32h478" />
      {[18, 34, 50].map((x) => (
        <circle key={x} class="dot" cx={x} cy="17" r="4" />
      ))}
      <rect class="address" x="74" y="9" width="300" height="16" rx="8" />
      {LINES.map(([y, width, isTitle = false]) => (
        <rect
          key={y}
          class={isTitle ? 'line line-title' : 'line'}
          x="26"
          y={y}
          width={width}
          height={isTitle ? 12 : 7}
          rx="3.5"
        />
      ))}
      <g class="card">
        <rect class="card-paper" x="250" y="48" width="208" height="198" rx="14" />
        <g transform="translate(264 58) scale(0.75)">
          <rect class="stone" x="2" y="15.5" width="20" height="6.5" rx="3.25" />
          <rect class="stone" x="4.5" y="8.6" width="14.5" height="5.7" rx="2.85" />
          <rect class="cairn-top" x="8" y="2" width="9" height="5.4" rx="2.7" />
        </g>
        <rect class="line" x="286" y="64" width="44" height="7" rx="3.5" />
        <rect class="name" x="296" y="86" width="124" height="13" rx="5" />
        <rect class="line" x="296" y="108" width="146" height="7" rx="3.5" />
        <rect class="line" x="296" y="122" width="110" height="7" rx="3.5" />
        <rect class="line" x="296" y="146" width="48" height="9" rx="4" />
        <rect class="name" x="350" y="146" width="78" height="9" rx="4" />
        <rect class="guide" x="296" y="180" width="146" height="34" rx="10" />
        <rect class="guide-words" x="312" y="193" width="92" height="8" rx="4" />
        <path class="guide-arrow" d="M418 193h8v8M425 194l-9 9" />
      </g>
      {ANSWERS.map(([number, y]) => (
        <g key={number} class="mark">
          <circle cx="276" cy={y} r="11" />
          <text x="276" y={y + 4.5} text-anchor="middle">
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
}
