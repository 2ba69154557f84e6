import { answerThroughNext } from '@/lib/delivery';
import { methods } from '@/lib/platform/http/methods';

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: answerThroughNext });
