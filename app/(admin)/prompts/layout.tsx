import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PromptsHeader } from '@/components/prompts/prompts-header';

export const metadata: Metadata = { title: 'Prompts' };

export default function PromptsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PromptsHeader />
      {children}
    </>
  );
}
