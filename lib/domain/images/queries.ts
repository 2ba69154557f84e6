import { request } from '@/lib/domain/api/request';
import { imagesPath } from './paths';

/** Stores a picture, so that a job can name it. The server looks at its bytes, not at its name. */
export const uploadImage = (file: Blob) => request('POST', imagesPath, { body: file });
