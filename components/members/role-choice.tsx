'use client';

import { Radio, Stack } from '@mantine/core';
import { roleTexts } from '@/components/shell/role-texts';
import { type Role, roles } from '@/lib/platform/auth/permissions';

/** The three roles, each with what it allows. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  return (
    <Radio.Group label="Role" value={value} onChange={(role) => onChange(role as Role)}>
      <Stack gap="sm" mt="xs">
        {roles.map((role) => (
          <Radio key={role} value={role} label={role} description={`Can ${roleTexts[role]}.`} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
