/** What a typist sees of one control. These functions run in the page, so they use nothing from around them. */
export type Look = {
  /** The name under which the control is registered, such as `list`; that of the nearest control around the element. */
  kind: string;
  tag: string;
  type: string;
  role: string;
  /** The text in a box. */
  text: string;
  checked: boolean;
  readOnly: boolean;
  /** True for a member that no condition calls for. */
  hidden: boolean;
};

/** The control with an id; null where there is none. */
export function lookAt(id: string): Look | null {
  const element = document.getElementById(id);
  if (element === null) return null;
  const { value = '', checked = false, type = '', readOnly = false } = element as HTMLInputElement;
  return {
    kind: element.closest('[data-control]')?.getAttribute('data-control') ?? '',
    tag: element.tagName.toLowerCase(),
    type,
    role: element.getAttribute('role') ?? '',
    text: value,
    checked,
    readOnly,
    hidden: element.closest('[hidden]') !== null,
  };
}

/** The id of the control in the row of a parameter; null where the row is hidden or not there. */
export function controlOfRow(path: string): string | null {
  for (const row of document.querySelectorAll<HTMLElement>('[data-parameter]')) {
    if (row.getAttribute('data-parameter') !== path || row.closest('[hidden]')) continue;
    return row.querySelector('[id$="-label"]')?.id.replace(/-label$/, '') ?? null;
  }
  return null;
}

/** How far a button is from the control that it acts on: beside the part, or in the item that the part is in. */
export type Reach = 'part' | 'item';

/** The button that acts on the control with an id and whose name begins like this. */
export function buttonOf([id, name, reach]: readonly [
  id: string,
  name: string,
  reach: Reach,
]): HTMLElement | null {
  const places = reach === 'part' ? '[data-part], [data-parameter]' : 'li, tr';
  const place = document.getElementById(id)?.closest(places);
  const buttons = [...(place?.querySelectorAll<HTMLElement>('button') ?? [])];
  const isOfPlace = (button: HTMLElement) => button.closest(places) === place;
  const isNamed = (button: HTMLElement) => (button.getAttribute('aria-label') ?? '').startsWith(`${name} `);
  return buttons.find((button) => isOfPlace(button) && isNamed(button)) ?? null;
}
