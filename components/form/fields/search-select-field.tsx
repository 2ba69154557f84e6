import { lazy, Suspense } from 'react';
import type { ControlProps } from './control';
import { SelectField } from './select-field';

const OptionSearch = lazy(() => import('./option-search'));

/** A choice of many options, searchable. The plain choice stands in its place until the search has loaded. */
export function SearchSelectField(props: ControlProps) {
  return (
    <Suspense fallback={<SelectField {...props} />}>
      <OptionSearch {...props} />
    </Suspense>
  );
}
