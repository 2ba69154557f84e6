export const imagesPath = '/api/v1/images';
export const imagePath = '/api/v1/images/{id}';
