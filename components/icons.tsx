/** The cairn of the extension's icon, for headers. Decoration: it has no name. */
export function Cairn() {
  return (
    <svg class="cairn" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <rect x="2" y="15.5" width="20" height="6.5" rx="3.25" fill="currentColor" />
      <rect x="4.5" y="8.6" width="14.5" height="5.7" rx="2.85" fill="currentColor" />
      <rect class="cairn-top" x="8" y="2" width="9" height="5.4" rx="2.7" />
    </svg>
  );
}

const SHAPES = {
  strip: 'M2.5 3.5h11v9h-11zM2.5 9.5h11',
  edge: 'M2.5 3.5h11v9h-11zM10.5 3.5v9',
  swap: 'M2.5 8h11M5.5 5l-3 3 3 3M10.5 5l3 3-3 3',
  close: 'M4 4l8 8M12 4l-8 8',
  keep: 'M4.5 2.5h7v11L8 10.5l-3.5 3z',
  kept: 'M4.5 2.5h7v11L8 10.5l-3.5 3z',
  up: 'M3.5 10 8 5.5l4.5 4.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  pencil: 'M3 13l.8-3.2L10.6 3l2.4 2.4-6.8 6.8z',
  out: 'M6.5 4H12v5.5M11.5 4.5 4.5 11.5',
};

/** A line drawing of 16 units, as decoration beside words; theme.css draws the line. */
export function Icon({ shape, size = 16 }: { shape: keyof typeof SHAPES; size?: number }) {
  return (
    <svg
      class={`icon icon-${shape}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={SHAPES[shape]} />
    </svg>
  );
}
