/** Where the panel stands in the window, in CSS pixels; what is not said is as the style sheet has it. */
export interface PanelPlace {
  /** The height of what the site fixes at the window's foot, and the panel stands above. */
  foot?: number | undefined;
  width?: number | undefined;
  /** The card's greatest height. */
  height?: number | undefined;
}

/** A place as custom properties, which the style sheet reads. */
export function styleOf({ foot, width, height }: PanelPlace): Record<string, string> {
  const style: Record<string, string> = {};
  if (foot !== undefined) style['--foot'] = `${foot}px`;
  if (width !== undefined) style['--width'] = `${width}px`;
  if (height !== undefined) style['--height'] = `${height}px`;
  return style;
}
