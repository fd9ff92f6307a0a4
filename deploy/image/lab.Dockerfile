# A member of the laboratory: the node's image, the program that hosts nodes and takes orders, and
# tc and ip, which shape its links when told by `docker exec -u 0`.
ARG BASE
FROM ${BASE}

COPY --chown=0:0 lab /opt/p4

USER 10001:10001
# The laboratory asks its members itself.
HEALTHCHECK NONE
ENTRYPOINT ["java", "@/opt/p4/java.options", "-cp", "/opt/p4/p4-runtime.jar:/opt/p4/p4-sim.jar", \
            "p4.sim.member.Main"]
CMD ["--listen", "0.0.0.0:7400"]
EXPOSE 7400
