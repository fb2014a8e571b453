package fi.tyokykypolku.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Elements of a drawing. */
final class DrawingParts {
    /** Where an element is drawn. */
    static final String PLACE = "place";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** Said by the flows themselves. */
    private static final Set<String> FOLLOWS = Set.of("incoming", "outgoing");

    private DrawingParts() {}

    /** Everything that has an id, by its id. */
    static Map<String, Part> of(byte[] content) {
        Document drawing = (Document) Bpmn.readModelFromStream(new ByteArrayInputStream(content))
                .getDocument()
                .getDomSource()
                .getNode();
        Map<String, Part> parts = new LinkedHashMap<>();
        List<Element> drawn = new ArrayList<>();
        for (Element child : children(drawing.getDocumentElement())) {
            if (BPMN.equals(child.getNamespaceURI())) {
                part(child, new LinkedHashMap<>(), "", parts);
            } else {
                drawn.add(child);
            }
        }
        drawn.forEach(child -> places(child, parts));
        return parts;
    }

    /** @param around what the element around it says: what has no id of its own is said there */
    private static void part(Element element, Map<String, String> around, String path, Map<String, Part> parts) {
        String kind = element.getLocalName();
        // Definitions of events have ids that nobody has ever read.
        boolean own =
                element.hasAttribute("id") && !kind.endsWith("EventDefinition") && !kind.endsWith("Characteristics");
        Map<String, String> values = own ? new LinkedHashMap<>() : around;
        String here = own ? "" : path + kind + "/";
        if (own) {
            values.put("type", kind);
            parts.put(element.getAttribute("id"), new Part(name(element), values));
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String attribute = attributes.item(i).getNodeName();
            if (!attribute.equals("id") && !attribute.startsWith("xmlns")) {
                add(
                        values,
                        here + attribute.substring(attribute.indexOf(':') + 1),
                        attributes.item(i).getNodeValue());
            }
        }
        List<Element> children = children(element);
        for (Element child : children) {
            if (!FOLLOWS.contains(child.getLocalName())) {
                part(child, values, here, parts);
            }
        }
        if (children.isEmpty() && !element.getTextContent().isBlank()) {
            add(values, here + "text", element.getTextContent().strip());
        }
    }

    private static void places(Element element, Map<String, Part> parts) {
        Part part = parts.get(element.getAttribute("bpmnElement"));
        for (Element child : children(element)) {
            String kind = child.getLocalName();
            if (part != null && (kind.equals("Bounds") || kind.equals("waypoint"))) {
                add(
                        part.values(),
                        PLACE,
                        String.join(
                                " ",
                                child.getAttribute("x"),
                                child.getAttribute("y"),
                                child.getAttribute("width"),
                                child.getAttribute("height")));
            }
            places(child, parts);
        }
    }

    private static String name(Element element) {
        String name = element.getAttribute("name");
        return name.isBlank() ? element.getAttribute("id") : name;
    }

    private static void add(Map<String, String> values, String what, String value) {
        values.merge(what, value, (one, other) -> one + "; " + other);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }
}
