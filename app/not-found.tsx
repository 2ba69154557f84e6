import { NothingHere } from '@/components/shell/nothing-here';
import { PlainFrame } from '@/components/shell/plain-frame';

export default function NotFound() {
  return (
    <PlainFrame>
      <NothingHere />
    </PlainFrame>
  );
}
