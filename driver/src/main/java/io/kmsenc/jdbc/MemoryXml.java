package io.kmsenc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLXML;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.sax.SAXTransformerFactory;
import javax.xml.transform.sax.TransformerHandler;
import javax.xml.transform.stax.StAXResult;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/**
 * XML that is in memory alone, until a delegate reads it as a parameter. Bytes are UTF-8. Not for several threads at
 * once.
 */
final class MemoryXml implements SQLXML {

    private final StringWriter text = new StringWriter();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable DOMResult tree;

    private MemoryXml() {}

    /** An empty value, where the delegate knows XML; else its exception. */
    static SQLXML of(Connection delegate) throws SQLException {
        delegate.createSQLXML().free();
        return new MemoryXml();
    }

    @Override
    public String getString() throws SQLException {
        if (tree != null) {
            StringWriter written = new StringWriter();
            transform(new DOMSource(tree.getNode()), new StreamResult(written));
            return written.toString();
        }
        return bytes.size() > 0 ? bytes.toString(StandardCharsets.UTF_8) : text.toString();
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        return new ByteArrayInputStream(getString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        return new StringReader(getString());
    }

    @Override
    public void setString(String value) {
        free();
        text.write(value);
    }

    @Override
    public OutputStream setBinaryStream() {
        free();
        return bytes;
    }

    @Override
    public Writer setCharacterStream() {
        free();
        return text;
    }

    @Override
    public <T extends Source> T getSource(@Nullable Class<T> type) throws SQLException {
        try {
            Source source;
            if (type == DOMSource.class) {
                DOMResult parsed = new DOMResult();
                transform(new StreamSource(getCharacterStream()), parsed);
                source = new DOMSource(parsed.getNode());
            } else if (type == SAXSource.class) {
                source = new SAXSource(new InputSource(getCharacterStream()));
            } else if (type == StAXSource.class) {
                source = new StAXSource(XMLInputFactory.newInstance().createXMLStreamReader(getCharacterStream()));
            } else {
                source = new StreamSource(getCharacterStream());
            }
            return cast(type == null ? unchecked(StreamSource.class) : type, source);
        } catch (javax.xml.stream.XMLStreamException e) {
            throw unusable(e);
        }
    }

    @Override
    public <T extends Result> T setResult(@Nullable Class<T> type) throws SQLException {
        free();
        try {
            Result result;
            if (type == DOMResult.class) {
                tree = new DOMResult();
                result = tree;
            } else if (type == SAXResult.class) {
                TransformerHandler handler = ((SAXTransformerFactory) factory()).newTransformerHandler();
                handler.setResult(new StreamResult(text));
                result = new SAXResult(handler);
            } else if (type == StAXResult.class) {
                result = new StAXResult(XMLOutputFactory.newInstance().createXMLStreamWriter(text));
            } else {
                result = new StreamResult(text);
            }
            return cast(type == null ? unchecked(StreamResult.class) : type, result);
        } catch (javax.xml.stream.XMLStreamException | javax.xml.transform.TransformerException e) {
            throw unusable(e);
        }
    }

    @SuppressWarnings("unchecked") // JDBC leaves the class open where none is given
    private static <T> Class<T> unchecked(Class<?> type) {
        return (Class<T>) type;
    }

    private static <T> T cast(Class<T> type, Object value) throws SQLException {
        if (!type.isInstance(value)) {
            throw new SQLDataException("XML can't be had as " + type.getName(), "22000");
        }
        return type.cast(value);
    }

    private static void transform(Source source, Result result) throws SQLException {
        try {
            factory().newTransformer().transform(source, result);
        } catch (javax.xml.transform.TransformerException e) {
            throw unusable(e);
        }
    }

    private static TransformerFactory factory() throws javax.xml.transform.TransformerConfigurationException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(javax.xml.XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory;
    }

    // The parser's message may quote the content, so that its class alone is told.
    private static SQLException unusable(Exception e) {
        return new SQLDataException(
                "the XML is not well-formed: " + e.getClass().getSimpleName(), "2200N");
    }

    @Override
    public void free() {
        text.getBuffer().setLength(0);
        bytes.reset();
        tree = null;
    }
}
