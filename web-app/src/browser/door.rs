//! The page's door (`door.js`): from the first entry on the page asks no host for anything.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// `toolkitDoor` of `door.js`.
    type Door;

    #[wasm_bindgen(thread_local_v2, js_name = toolkitDoor)]
    static DOOR: Option<Door>;

    #[wasm_bindgen(method)]
    fn enter(this: &Door);
}

/// Something of the person's has come into the page of which no event tells: a draft that was kept, say. What is typed, chosen,
/// dropped or pasted the door hears by itself.
pub fn entered() {
    DOOR.with(|door| {
        if let Some(door) = door {
            door.enter();
        }
    });
}
