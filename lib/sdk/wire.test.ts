import { expect, expectTypeOf, it } from 'vitest';
import {
  CLIENT_HEADER as CONTRACT_CLIENT_HEADER,
  type RevisionEvent as ContractEvent,
  type RuntimeSnapshot as ContractSnapshot,
  RUNTIME_HEADERS,
} from '@/lib/domain/runtime/contract';
import { runtimeSnapshotPath, runtimeStreamPath } from '@/lib/domain/runtime/paths';
import {
  ANSWER_HEADERS,
  CLIENT_HEADER,
  type RevisionEvent,
  type RuntimeModel,
  type RuntimeSnapshot,
  SNAPSHOT_PATH,
  STREAM_PATH,
} from './wire';

it('is what the contract says', () => {
  expectTypeOf<RuntimeModel>().toEqualTypeOf<ContractSnapshot['models'][string]>();
  expectTypeOf<Required<RuntimeSnapshot>>().toEqualTypeOf<ContractSnapshot>();
  expectTypeOf<RevisionEvent>().toEqualTypeOf<ContractEvent>();
  expect(ANSWER_HEADERS).toEqual(RUNTIME_HEADERS);
  expect(CLIENT_HEADER).toBe(CONTRACT_CLIENT_HEADER);
  expect([SNAPSHOT_PATH, STREAM_PATH]).toEqual([runtimeSnapshotPath, runtimeStreamPath]);
});
