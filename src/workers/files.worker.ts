import { expose } from 'comlink';
import { createFilesApi } from './files/files-api';

expose(createFilesApi(new URL(import.meta.env.BASE_URL, self.location.href).href));
