/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.TreeSet;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    private static Object bean() {
        return new StandardMBean(() -> {}, Runnable.class, false);
    }

    private static TreeSet<String> names(String type) throws Exception {
        TreeSet<String> names = new TreeSet<>();
        JMX.queryNames(new ObjectName("io.mojaloop.kafka.security:type=" + type + ",*"), null)
                .forEach(name -> names.add(name.toString()));
        return names;
    }

    @Test
    void nodesOfEqualId_areToldApart_andEachTakesItsOwnWithIt() throws Exception {
        String name = "io.mojaloop.kafka.security:type=Equal,of=a,node=7";
        Registration first = Registration.of(bean(), "type=Equal,of=a", "7");
        Registration second = Registration.of(bean(), "type=Equal,of=a", "7");
        assertThat(names("Equal")).containsExactly(name, name + ",instance=2");

        first.close();
        Registration third = Registration.of(bean(), "type=Equal,of=a", "7");
        first.close();

        assertThat(names("Equal")).as("closed twice").containsExactly(name, name + ",instance=2");
        second.close();
        third.close();
        assertThat(names("Equal")).isEmpty();
    }

    @Test
    void nodeThatIsNoNumber_isUnknown() throws Exception {
        try (Registration registration = Registration.of(bean(), "type=Odd", "1,x=*")) {
            assertThat(names("Odd")).containsExactly("io.mojaloop.kafka.security:type=Odd,node=unknown");
            assertThat(registration).isNotNull();
        }
    }

    @Test
    void whatCannotBeRegistered_isNoReasonToFail() throws Exception {
        Registration.of(new Object(), "type=NoBean", "1").close();
        Registration.of(bean(), "no properties", "1").close();
        Registration.none().close();

        assertThat(names("NoBean")).isEmpty();
    }

    @Test
    void thoseThatNobodyClosed_areNotWithoutEnd() throws Exception {
        Registration[] all = new Registration[70];
        for (int i = 0; i < all.length; i++) {
            all[i] = Registration.of(bean(), "type=Leak", "1");
        }
        assertThat(names("Leak")).hasSize(64);
        for (Registration each : all) {
            each.close();
        }
        assertThat(names("Leak")).isEmpty();
    }
}
