package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLXML;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stax.StAXResult;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryXmlTest {

    private static final String XML = "<note lang=\"ω\">text</note>";

    private static SQLXML empty() throws SQLException {
        try (Connection delegate = DriverManager.getConnection("jdbc:h2:mem:")) {
            return MemoryXml.of(delegate);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {DOMResult.class, SAXResult.class, StAXResult.class, StreamResult.class})
    void keepsWhatIsWrittenToAResult(Class<? extends Result> type) throws Exception {
        SQLXML xml = empty();
        SQLXML filled = empty();
        filled.setString(XML);
        TransformerFactory.newInstance().newTransformer().transform(filled.getSource(null), xml.setResult(type));
        assertThat(xml.getString()).endsWith(XML);
    }

    @ParameterizedTest
    @ValueSource(classes = {DOMSource.class, SAXSource.class, StAXSource.class, StreamSource.class})
    void givesWhatItHoldsAsASource(Class<? extends Source> type) throws Exception {
        SQLXML xml = empty();
        SQLXML copy = empty();
        xml.setString(XML);
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(xml.getSource(type), copy.setResult(StreamResult.class));
        assertThat(copy.getString()).endsWith(XML);
    }

    @Test
    void takesBytesForUtf8() throws Exception {
        SQLXML xml = empty();
        try (OutputStream out = xml.setBinaryStream()) {
            out.write(XML.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(xml.getString()).isEqualTo(XML);
        assertThat(new String(xml.getBinaryStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(XML);
    }

    @Test
    void saysNothingOfTheContentWhereItIsNotWellFormed() throws SQLException {
        SQLXML xml = empty();
        xml.setString("<secret-4711>");
        assertThatThrownBy(() -> xml.getSource(DOMSource.class))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining("4711")
                .hasNoCause();
    }
}
