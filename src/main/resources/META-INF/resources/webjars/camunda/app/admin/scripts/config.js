import '../../tasklist/scripts/signOut.js';

export default {};
