//! The tree that html5ever fills.

use std::{borrow::Cow, cell::RefCell};

use ego_tree::NodeId;
use html5ever::{
    Attribute, QualName,
    tendril::StrTendril,
    tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
};
use scraper::{Html, HtmlTreeSink};

/// The tree, and the text that is still to be appended to it.
pub struct Sink {
    html: HtmlTreeSink,
    text: RefCell<Text>,
}

/// So many pieces wait at most: a piece may be smaller than what it takes to remember it.
const MOST_PIECES: usize = 1_024;

/// Pieces of one text: the tokenizer parts it at line breaks and entities. Joining them piece by piece would copy its
/// beginning again and again.
#[derive(Default)]
struct Text {
    parent: Option<NodeId>,
    pieces: Vec<StrTendril>,
}

impl Text {
    fn joined(&mut self) -> Option<StrTendril> {
        match self.pieces.as_mut_slice() {
            [] => None,
            [_] => self.pieces.pop(),
            pieces => {
                let length = pieces.iter().fold(0_u32, |sum, piece| sum.saturating_add(piece.len32()));
                let mut whole = StrTendril::with_capacity(length);
                for piece in self.pieces.drain(..) {
                    whole.push_slice(&piece);
                }
                Some(whole)
            }
        }
    }
}

impl Sink {
    pub fn new(html: Html) -> Sink {
        Sink { html: HtmlTreeSink::new(html), text: RefCell::default() }
    }

    /// Appends what waits. Whatever else makes or moves nodes does so first.
    fn flush(&self) {
        let mut text = self.text.borrow_mut();
        if let (Some(parent), Some(whole)) = (text.parent.take(), text.joined()) {
            self.html.append(&parent, NodeOrText::AppendText(whole));
        }
    }
}

impl TreeSink for Sink {
    type Output = Html;
    type Handle = NodeId;
    type ElemName<'a> = <HtmlTreeSink as TreeSink>::ElemName<'a>;

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendText(piece) => {
                let fits = |text: &Text| text.parent == Some(*parent) && text.pieces.len() < MOST_PIECES;
                if !fits(&self.text.borrow()) {
                    self.flush();
                }
                let mut text = self.text.borrow_mut();
                text.parent = Some(*parent);
                text.pieces.push(piece);
            }
            node @ NodeOrText::AppendNode(_) => {
                self.flush();
                self.html.append(parent, node);
            }
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.flush();
        self.html.append_before_sibling(sibling, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        self.flush();
        self.html.append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.flush();
        self.html.append_doctype_to_document(name, public_id, system_id);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.flush();
        self.html.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.flush();
        self.html.reparent_children(node, new_parent);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.flush();
        self.html.get_template_contents(target)
    }

    fn finish(self) -> Html {
        self.flush();
        self.html.finish()
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.html.parse_error(message);
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.html.set_quirks_mode(mode);
    }

    fn get_document(&self) -> NodeId {
        self.html.get_document()
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.html.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.flush();
        self.html.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.flush();
        self.html.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.flush();
        self.html.create_pi(target, data)
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.html.add_attrs_if_missing(target, attributes);
    }

    fn mark_script_already_started(&self, node: &NodeId) {
        self.html.mark_script_already_started(node);
    }
}
