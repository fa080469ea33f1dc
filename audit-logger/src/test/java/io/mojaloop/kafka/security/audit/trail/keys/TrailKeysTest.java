/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.audit.trail.line.Signer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrailKeysTest {
    @TempDir
    Path directory;

    private Path keys = Path.of("");
    private String keyId = "";

    @BeforeEach
    void generate() throws IOException {
        keys = directory.resolve("keys");
        keyId = TrailKeys.generate(keys);
    }

    @Test
    void keys_made_fitEachOther() throws IOException {
        PublicKey key = TrailKeys.readPublicKey(keys.resolve(TrailKeys.PUBLIC_KEY));
        Signer signer = TrailKeys.signer(keys);
        byte[] bytes = {1, 2, 3};
        assertThat(TrailKeys.keyId(key)).isEqualTo(keyId).matches("[0-9a-f]{16}");
        assertThat(signer.keyId()).isEqualTo(keyId);
        assertThat(TrailKeys.verifies(key, bytes, 0, 3, signer.sign(bytes, 3))).isTrue();
        assertThat(TrailKeys.verifies(key, bytes, 0, 2, signer.sign(bytes, 3))).isFalse();
        assertThat(TrailKeys.verifies(key, bytes, 0, 3, new byte[0])).isFalse();
    }

    @Test
    void keys_made_areForTheirOwnerAlone() throws IOException {
        for (String name : List.of(
                TrailKeys.SIGNING_KEY, TrailKeys.PUBLIC_KEY, TrailKeys.CHAIN_KEY, TrailKeys.VERIFICATION_SEED)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
    }

    @Test
    void keys_existing_areNeverOverwritten() throws IOException {
        String before = Files.readString(keys.resolve(TrailKeys.SIGNING_KEY));
        Files.delete(keys.resolve(TrailKeys.CHAIN_KEY));
        assertThatThrownBy(() -> TrailKeys.generate(keys)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(keys.resolve(TrailKeys.SIGNING_KEY))).isEqualTo(before);
        assertThat(keys.resolve(TrailKeys.CHAIN_KEY)).doesNotExist();
    }

    @Test
    void epochs_taken_areThoseOfTheSeed() throws IOException {
        VerificationSeed seed = TrailKeys.readSeed(keys.resolve(TrailKeys.VERIFICATION_SEED));
        Files.delete(keys.resolve(TrailKeys.VERIFICATION_SEED));
        for (long epoch = 0; epoch < 3; epoch++) {
            EpochKeys taken = TrailKeys.takeEpoch(keys);
            assertThat(taken.epoch()).isEqualTo(epoch);
            assertThat(taken.chain()).isEqualTo(seed.chain());
            for (long ordinal = 0; ordinal < 3; ordinal++) {
                byte[] mac = new byte[32];
                byte[] expected = new byte[32];
                taken.nextFile().next(new byte[32], mac);
                seed.file(epoch, ordinal).orElseThrow().next(new byte[32], expected);
                assertThat(mac).isEqualTo(expected);
                assertThat(taken.ordinal()).isEqualTo(ordinal);
            }
        }
        assertThat(seed.file(0, 0)).isPresent();
        assertThat(seed.file(Long.MAX_VALUE, 0)).isEmpty();
        assertThat(seed.file(0, -1)).isEmpty();
    }

    @Test
    void epoch_takenAndCrashed_isNotGivenAgain() throws IOException {
        Files.writeString(keys.resolve(".chain-key.tmp"), "half of a ke");
        assertThat(TrailKeys.takeEpoch(keys).epoch()).isZero();
        assertThat(TrailKeys.takeEpoch(keys).epoch()).isEqualTo(1);
        assertThat(keys.resolve(".chain-key.tmp")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {TrailKeys.SIGNING_KEY, TrailKeys.PUBLIC_KEY, TrailKeys.CHAIN_KEY})
    void file_damaged_isRefusedWithoutSayingWhatIsInIt(String name) throws IOException {
        String text = Files.readString(keys.resolve(name));
        String secret = text.substring(text.length() / 2, text.length() / 2 + 12);
        for (String damaged : List.of("", text.replace(secret, "!"), text.substring(0, text.length() / 2))) {
            Files.writeString(keys.resolve(name), damaged);
            assertThatThrownBy(() -> {
                        TrailKeys.signer(keys);
                        TrailKeys.takeEpoch(keys);
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(name)
                    .message()
                    .doesNotContain(secret);
        }
    }

    @Test
    void secret_thatOthersCanRead_isRefusedWithTheRemedy() throws IOException {
        Path signing = keys.resolve(TrailKeys.SIGNING_KEY);
        Files.setPosixFilePermissions(signing, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> TrailKeys.signer(keys))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600 " + signing);
        Path chain = keys.resolve(TrailKeys.CHAIN_KEY);
        String before = Files.readString(chain);
        Files.setPosixFilePermissions(chain, PosixFilePermissions.fromString("rw----r--"));
        assertThatThrownBy(() -> TrailKeys.takeEpoch(keys))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600 " + chain);
        assertThat(chain).hasContent(before);
    }

    @Test
    void publicKey_ofAnotherPair_isRefused() throws IOException {
        Path other = directory.resolve("other");
        TrailKeys.generate(other);
        Files.writeString(keys.resolve(TrailKeys.PUBLIC_KEY), Files.readString(other.resolve(TrailKeys.PUBLIC_KEY)));
        assertThatThrownBy(() -> TrailKeys.signer(keys)).hasMessageContaining("is not the public key of");
    }

    @Test
    void secrets_asTexts_areNotTold() throws IOException {
        String chainKey = Files.readString(keys.resolve(TrailKeys.CHAIN_KEY));
        String secret = chainKey.substring(chainKey.indexOf("key: ") + 5).trim();
        assertThat(ChainKey.read(keys.resolve(TrailKeys.CHAIN_KEY)).toString()).doesNotContain(secret);
        assertThat(TrailKeys.readSeed(keys.resolve(TrailKeys.VERIFICATION_SEED)).toString())
                .doesNotContain(secret);
        assertThat(TrailKeys.takeEpoch(keys).toString()).contains("epoch 0");
        assertThat(TrailKeys.signer(keys).toString()).isEqualTo("signing key " + keyId);
    }
}
