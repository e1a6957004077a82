/** " date of birth " of "dateOfBirth" and "DATE_OF_BIRTH": lower case, one space around each word. */
export function wordsOfName(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return ` ${words.join(' ')} `
}

/** In names as `wordsOfName` gives them. */
export const BIRTH_NAME =
  / (birth|birthday|birthdate|dateofbirth|dob|born|geburtsdatum|geburtstag) |出生|生日|生年月/

/** Whether dates of such a name say when somebody was born, and so nothing of when a row came about. */
export function isBirthName(name: string): boolean {
  return BIRTH_NAME.test(wordsOfName(name))
}

/** The same for places that letters are sent to. */
export const POSTCODE_NAME =
  / (postcode|post code|zip|zipcode|zip code|postal|postal code|postalcode|plz|postleitzahl) |邮编|邮政编码/

/** For what a telephone rings at. */
export const PHONE_NAME =
  / (phone|telephone|tel|mobile|cellphone|fax|telefon|handy) |手机|电话|联系方式/

/** For the papers of a person. */
export const IDENTITY_NAME =
  / (ssn|passport|national id|social security( number)?) |身份证|护照|社保/

/** For cards, whose numbers stand for their holders. */
export const CARD_NAME = / (card|cardnumber|card (number|no|nr)|cc number|pan) |卡号/
