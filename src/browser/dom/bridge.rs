//! While the page moves from Leptos' views to these elements: each inside the other.

use leptos::prelude::{AnyView, IntoAny, IntoView, Render};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, RenderHtml};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::live;
use super::{Child, Nodes, nodes};

/// A Leptos view, as nodes.
pub fn leptos(view: impl IntoView + 'static) -> Nodes {
    let all = nodes();
    let mut state = view.into_view().build();
    state.mount(all.0.unchecked_ref::<Element>(), None);
    live::hold(state);
    all
}

/// Nodes, as a Leptos view.
pub fn view<K>(child: impl Child<K>) -> AnyView {
    Bridge(send_wrapper::SendWrapper::new(nodes().child(child).0)).into_any()
}

struct Bridge(send_wrapper::SendWrapper<Node>);
struct State(Vec<Node>);

impl Render for Bridge {
    type State = State;
    fn build(self) -> State {
        let mut all = Vec::new();
        let mut next = self.0.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            all.push(node);
        }
        State(all)
    }
    fn rebuild(self, state: &mut State) {
        let new = self.build();
        if let Some(first) = state.0.first() {
            for node in &new.0 {
                live::insert_before(first, node);
            }
        }
        state.unmount();
        *state = new;
    }
}

/// All from the first to the last: regions may have put more between.
impl Mountable for State {
    fn unmount(&mut self) {
        for node in self.between() {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(&node);
            }
        }
    }
    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for node in &self.between() {
            let _ = parent.insert_before(node, marker);
        }
    }
    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.0.first() else {
            return false;
        };
        let Some(parent) = first.parent_node() else {
            return false;
        };
        child.mount(parent.unchecked_ref(), Some(first));
        true
    }
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl State {
    fn between(&self) -> Vec<Node> {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else {
            return Vec::new();
        };
        if first.parent_node().is_none() {
            return self.0.clone();
        }
        let mut all = vec![first.clone()];
        let mut node = first.clone();
        while node != *last {
            let Some(next) = node.next_sibling() else {
                break;
            };
            all.push(next.clone());
            node = next;
        }
        all
    }
}

impl AddAnyAttr for Bridge {
    type Output<SomeNewAttr: Attribute> = Bridge;
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Bridge {
        self
    }
}

impl RenderHtml for Bridge {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;
    fn dry_resolve(&mut self) {}
    async fn resolve(self) -> Self {
        self
    }
    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> State {
        self.build()
    }
    fn into_owned(self) -> Self {
        self
    }
}
