package io.kmsenc.it.routines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Types;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls every getter or setter that JDBC has, whether or not the statement takes it. */
final class EveryMethod {

    private EveryMethod() {}

    /** Calls each setter of a parameter with a value that shows the digits, and answers how many there are. */
    static int setters(CallableStatement call, Object parameter, String digits) throws SQLException {
        Class<?> key = parameter instanceof String ? String.class : int.class;
        int count = 0;
        for (Method method : CallableStatement.class.getMethods()) {
            if (method.getName().startsWith("set")
                    && method.getParameterCount() > 1
                    && method.getParameterTypes()[0] == key) {
                count++;
                invoke(call, method, parameter, digits);
            }
        }
        return count;
    }

    /** What each getter answers that answers anything. */
    static Map<String, Object> getters(CallableStatement call, Object parameter) throws SQLException {
        Class<?> key = parameter instanceof String ? String.class : int.class;
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Method method : CallableStatement.class.getMethods()) {
            if (method.getName().startsWith("get")
                    && method.getParameterCount() > 0
                    && method.getParameterTypes()[0] == key
                    && method.getDeclaringClass() == CallableStatement.class) {
                Object answer = invoke(call, method, parameter, "2");
                if (answer != null) {
                    answers.put(method.toString(), answer);
                }
            }
        }
        return answers;
    }

    private static @Nullable Object invoke(CallableStatement call, Method method, Object parameter, String digits)
            throws SQLException {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        arguments[0] = parameter;
        for (int i = 1; i < types.length; i++) {
            arguments[i] = argument(call, method, i, types, digits);
        }
        try {
            return method.invoke(call, arguments);
        } catch (InvocationTargetException e) {
            // a method may refuse; what matters is what it did before
            if (e.getCause() instanceof SQLException || e.getCause() instanceof UnsupportedOperationException) {
                return null;
            }
            throw new AssertionError(method + " threw an unexpected exception", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object argument(
            CallableStatement call, Method method, int place, Class<?>[] types, String digits) throws SQLException {
        boolean second = place > 1
                || method.getName().equals("setNull")
                || method.getName().startsWith("get");
        if (second && (types[place] == int.class || types[place] == long.class)) {
            boolean type = isType(method, types, place);
            boolean scale = method.getName().startsWith("get") || types[1] == Object.class;
            return type ? (Object) Types.VARCHAR : scale ? (Object) 0 : number(types[place], digits.length());
        }
        if (second && types[place] == String.class) {
            return "VARCHAR";
        }
        return value(call, types[place], digits);
    }

    private static boolean isType(Method method, Class<?>[] types, int place) {
        return method.getName().equals("setNull") || (types[1] == Object.class && place == 2);
    }

    private static Object number(Class<?> type, int number) {
        if (type == int.class) {
            return number;
        }
        return (long) number;
    }

    private static @Nullable Object value(CallableStatement call, Class<?> type, String digits) throws SQLException {
        if (type.isPrimitive()) {
            return primitive(type, digits);
        }
        if (type == String.class || type == Object.class) {
            return digits;
        }
        if (type == byte[].class) {
            return digits.getBytes(StandardCharsets.UTF_8);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(digits);
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(digits.getBytes(StandardCharsets.UTF_8));
        }
        if (type == Reader.class) {
            return new StringReader(digits);
        }
        if (type == java.net.URL.class) {
            return url(digits);
        }
        return large(call, type, digits);
    }

    private static java.net.URL url(String digits) {
        try {
            return URI.create("http://localhost/" + digits).toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object primitive(Class<?> type, String digits) {
        if (type == boolean.class) {
            return true;
        }
        if (type == byte.class) {
            return (byte) 1;
        }
        if (type == short.class) {
            return (short) 1;
        }
        if (type == int.class) {
            return Integer.parseInt(digits);
        }
        if (type == long.class) {
            return Long.parseLong(digits);
        }
        return type == float.class ? (Object) Float.valueOf(digits) : Double.valueOf(digits);
    }

    private static @Nullable Object large(CallableStatement call, Class<?> type, String digits) throws SQLException {
        if (type == Clob.class || type == java.sql.NClob.class) {
            Clob clob = call.getConnection().createNClob();
            clob.setString(1, digits);
            return clob;
        }
        if (type == Blob.class) {
            Blob blob = call.getConnection().createBlob();
            blob.setBytes(1, digits.getBytes(StandardCharsets.UTF_8));
            return blob;
        }
        if (type == SQLXML.class) {
            return xml(call, digits);
        }
        if (type == SQLType.class) {
            return JDBCType.VARCHAR;
        }
        if (type == Calendar.class) {
            return Calendar.getInstance();
        }
        if (type == Class.class) {
            return String.class;
        }
        return type == Map.class ? Map.of() : time(type);
    }

    private static @Nullable SQLXML xml(CallableStatement call, String digits) throws SQLException {
        try {
            SQLXML xml = call.getConnection().createSQLXML();
            xml.setString("<a>" + digits + "</a>");
            return xml;
        } catch (SQLFeatureNotSupportedException e) {
            return null; // MariaDB's driver has none
        }
    }

    private static @Nullable Object time(Class<?> type) {
        if (type == java.sql.Date.class) {
            return java.sql.Date.valueOf("1971-11-23");
        }
        if (type == java.sql.Time.class) {
            return java.sql.Time.valueOf("11:12:13");
        }
        return type == java.sql.Timestamp.class ? java.sql.Timestamp.valueOf("1971-11-23 11:12:13") : null;
    }

    /** What a getter answered, as text. */
    static String shown(Object value) {
        try {
            if (value instanceof Reader reader) {
                StringBuilder text = new StringBuilder();
                for (int c = reader.read(); c >= 0; c = reader.read()) {
                    text.append((char) c);
                }
                return text.toString();
            }
            if (value instanceof Clob clob) {
                return clob.getSubString(1, (int) clob.length());
            }
            return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }
}
